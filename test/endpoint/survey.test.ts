import { describe, expect, it, onTestFinished } from 'vitest';
import { trustAnchors } from '../../runner/certificate/index.js';
import { type Endpoint, type Line, survey } from '../../runner/endpoint/index.js';
import { startReference } from '../../runner/reference/index.js';
import { lineTo } from './lines.js';

/** A survey of the reference server's port 465, and how many connections it took. */
async function surveyOf(faults: readonly string[]) {
  const server = await startReference({ faults });
  onTestFinished(() => server.close());
  const line = lineTo(server.addresses.submissions.port);
  const lines = (note: (connection: symbol) => void): Line => ({
    serverName: line.serverName,
    implicitTls: true,
    use: (work, newest) => {
      note(Symbol('connection'));
      return line.use(work, newest);
    },
  });
  const settings = {
    anchors: async () => trustAnchors([server.ca]),
    name: line.serverName,
    policy: undefined,
    fetcher: undefined,
  };
  const surveyed = survey<symbol>(lines, settings);
  const endpoint: Endpoint = surveyed.endpoint(() => undefined);
  return { surveyed, endpoint, server };
}

const states = async (endpoint: Endpoint) =>
  Object.fromEntries((await endpoint.versions()).map(({ version, state }) => [version, state]));

describe('the survey of a TLS endpoint', () => {
  it('knows the strict server', async () => {
    const { endpoint } = await surveyOf([]);
    expect(await states(endpoint)).toEqual({
      SSLv2: 'refused',
      SSLv3: 'refused',
      TLSv1: 'refused',
      'TLSv1.1': 'refused',
      'TLSv1.2': 'accepted',
      'TLSv1.3': 'accepted',
    });
    const suites = await endpoint.suites();
    expect(suites.map(({ order }) => order)).toEqual(['server', 'server']);
    expect(suites.map((version) => version.suites?.map(({ name }) => name))).toEqual([
      [
        'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
        'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
        'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
      ],
      ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
    ]);
    const { groups, dhBits } = await endpoint.keyExchange();
    expect(groups.map(({ name }) => name)).toEqual(['x25519', 'secp256r1', 'secp384r1']);
    expect(dhBits).toBeUndefined();
    const [chain] = await endpoint.chains();
    expect(chain).toMatchObject({ seen: 'default', trust: 'trusted', matches: true, order: 'ordered' });
  });

  it('asks a question once, and keeps what it took for everybody who asks', async () => {
    const { surveyed, endpoint } = await surveyOf([]);
    const [one, two] = await Promise.all([endpoint.versions(), endpoint.versions()]);
    expect(one).toEqual(two);
    const used: number[] = [];
    await surveyed.endpoint((question) => used.push(question.evidence.size)).versions();
    expect(used).toEqual([surveyed.evidence().size]);
    expect(surveyed.report()?.connections).toBe(surveyed.evidence().size);
    expect(surveyed.report()).not.toHaveProperty('chains');
  });

  it('takes what another question rests on for evidence too', async () => {
    const { surveyed, endpoint } = await surveyOf([]);
    await endpoint.versions();
    const forVersions = surveyed.evidence().size;
    await endpoint.suites();
    let evidence = 0;
    await surveyed.endpoint((question) => (evidence = question.evidence.size)).suites();
    expect(evidence).toBe(surveyed.evidence().size);
    expect(evidence).toBeGreaterThan(forVersions + 6);
  });

  it.each([
    ['suite-order-of-client', 'client'],
    ['suite-cbc', 'server'],
  ])('tells whose order decides: %s', async (fault, order) => {
    const { endpoint } = await surveyOf([fault]);
    const suites = await endpoint.suites();
    expect(suites.find(({ version }) => version === 'TLSv1.2')?.order).toBe(order);
  });

  it('knows all suites of a server that takes no long hello', async () => {
    const [usual, intolerant] = await Promise.all([surveyOf([]), surveyOf(['hello-many-suites-intolerant'])]);
    const [expected, found] = await Promise.all([usual.endpoint.suites(), intolerant.endpoint.suites()]);
    const namesOf = (versions: typeof found) =>
      versions.map(({ suites = [] }) => suites.map(({ name }) => name));
    expect(namesOf(found)).toEqual(namesOf(expected));
  });

  it.each([
    ['dh-1024-common', 1024],
    ['dh-2048', 2048],
  ])('measures DHE: %s', async (fault, bits) => {
    const { endpoint } = await surveyOf([fault]);
    const { dhBits, dhCommonPrime } = await endpoint.keyExchange();
    expect(dhBits).toBe(bits);
    expect(dhCommonPrime === undefined).toBe(fault === 'dh-2048');
  });

  it.each([
    [[], 'no'],
    [['tls-client-certificate-requested'], 'yes'],
    [['tls-client-certificate-requested', 'tls-1.2-refused'], 'yes'],
    [['tls-client-certificate-requested', 'tls-1.3-refused'], 'yes'],
  ])('sees whether a client certificate is asked for: %j', async (faults, state) => {
    const { endpoint } = await surveyOf(faults);
    expect(await endpoint.feature('clientCertificate')).toMatchObject({ state });
  });

  it('sees what no library speaks any more', async () => {
    const { endpoint } = await surveyOf(['sslv2-accepted']);
    expect((await states(endpoint)).SSLv2).toBe('accepted');
    const ssl2 = (await endpoint.suites()).find(({ version }) => version === 'SSLv2');
    expect(ssl2?.suites?.length).toBeGreaterThan(2);
  });

  it('says that nothing was seen where nothing was answered', async () => {
    const lines = () => lineTo(1);
    const settings = {
      anchors: async () => trustAnchors([]),
      name: 'mx.reference.test',
      policy: undefined,
      fetcher: undefined,
    };
    const { endpoint, report } = survey<symbol>(lines, settings);
    await expect(endpoint(() => undefined).versions()).rejects.toThrow('ECONNREFUSED');
    expect(report()).toBeUndefined();
  });
});
