import { World } from './createWorld';

export const DRAFT = { title: 'Open <the> gate', text: '', state: 'open' };

/** An item by minji that the others follow, and a change of it that is not mailed yet. */
export async function followed(world: World, ...followers: readonly string[]) {
  await world.ask('minji', 'PUT', '/api/items/gate', DRAFT);
  for (const who of followers) {
    await world.ask(who, 'PUT', '/api/me', {
      language: who === 'joon' ? 'en' : 'ko',
    });
    await world.ask(who, 'PUT', '/api/items/gate/subscription');
  }
  world.events.length = 0;
  await world.ask('minji', 'PUT', '/api/items/gate', {
    ...DRAFT,
    state: 'doing',
    version: 1,
  });
}
