import { configApiRef, useApi } from '@backstage/core-plugin-api';
import {
  Box,
  Button,
  Card,
  CardBody,
  Container,
  Flex,
  Text,
} from '@backstage/ui';
import { DemoUser } from './readDemoUsers';

/** One button for each person one may be on this machine. */
export const ChooseDemoUser = (props: {
  users: readonly DemoUser[];
  onChoose(ref: string): void;
}) => {
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <Container>
      <Flex
        direction="column"
        gap="4"
        style={{ maxWidth: 560, margin: '8vh auto' }}
      >
        <Box>
          <Text as="h1" variant="title-medium">
            {title}
          </Text>
          <Text as="p" color="secondary">
            This portal runs on your own machine. Choose who you are; each
            browser tab can be somebody else.
          </Text>
        </Box>
        {props.users.map(user => (
          <Card key={user.ref}>
            <CardBody>
              <Flex align="center" justify="between" gap="3">
                <Box>
                  <Text as="h2" variant="title-x-small">
                    {user.title}
                  </Text>
                  {user.about && (
                    <Text as="p" color="secondary">
                      {user.about}
                    </Text>
                  )}
                </Box>
                <Button
                  variant="primary"
                  aria-label={`Sign in as ${user.title}`}
                  onPress={() => props.onChoose(user.ref)}
                >
                  Sign in
                </Button>
              </Flex>
            </CardBody>
          </Card>
        ))}
      </Flex>
    </Container>
  );
};
