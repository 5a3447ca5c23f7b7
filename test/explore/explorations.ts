import { type Exploration, type ExploreOptions, explore } from '../../runner/index.js';
import { type ReferenceServer, type ReferenceService, startReference } from '../../runner/reference/index.js';
import { addressOf } from '../reference/address.js';

const login = { user: 'alice@reference.test', password: 'correct horse' };

/** Explores one service of a reference server with these faults; `kept` is who got mail by it, and must be nobody. */
export async function exploreReference(
  faults: readonly string[],
  options: Partial<ExploreOptions> & { readonly service?: ReferenceService } = {},
): Promise<Exploration & { readonly kept: readonly string[]; readonly stored: number }> {
  const { service = 'smtp', ...given } = options;
  const server = await startReference({ faults });
  try {
    const result = await explore({ ...settingsFor(server, service), ...given });
    const kept = server.messages.flatMap(({ to }) => to);
    return { ...result, kept, stored: server.messages.length };
  } finally {
    await server.close();
  }
}

export function settingsFor(server: ReferenceServer, service: ReferenceService): ExploreOptions {
  const { host, port } = addressOf(server, service);
  return {
    target: `${service}://${host}:${port}`,
    seed: 1,
    clientName: 'client.test',
    recipient: 'alice@reference.test',
    credentials: login,
    ca: [server.ca],
  };
}

/** What the client said in a dialogue. */
export function linesOf({ dialogue }: Exploration['counterexamples'][number]): string[] {
  return dialogue.filter(({ from }) => from === 'client').map(({ data }) => data);
}
