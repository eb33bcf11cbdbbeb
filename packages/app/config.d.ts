export interface Config {
  auth?: {
    providers?: {
      demoUsers?: {
        users: Array<{
          /**
           * Entity ref of a User in the catalogue, e.g. `user:default/minji`.
           * @visibility frontend
           */
          ref: string;
          /**
           * Name shown on the sign-in page.
           * @visibility frontend
           */
          title: string;
          /**
           * One line on what this person can do.
           * @visibility frontend
           */
          about?: string;
        }>;
      };
    };
  };
}
