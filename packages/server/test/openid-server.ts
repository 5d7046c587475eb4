/** A real OpenID provider on this machine, and somebody who fills in its forms. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error: it has no types of its own
import Provider from 'oidc-provider';

export interface OpenIdServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Goes where `to` leads, signs in as `subject`, agrees, and gives the address that the browser is sent back to. */
  visit(to: string, subject: string): Promise<URL>;
  close(): Promise<void>;
}

const CLIENT = { id: 'shiji', secret: 'a-secret-of-the-tests' };

/** `callback`: where it may send browsers back to. `claimsInToken`: in the ID token, too, not only when asked. Everybody's claim `employee` is `E-` and their name there. */
export async function openIdServer(callback: string, claimsInToken = false): Promise<OpenIdServer> {
  const server = createServer();
  await listening(server);
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const warn = console.warn;
  console.warn = () => {};
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'employee'], profile: ['name'] },
    conformIdTokenClaims: !claimsInToken,
    findAccount: async (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, employee: `E-${id}` }),
    }),
    // Minutes of its own, which it would otherwise remark upon.
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    cookies: { keys: ['only for tests'] },
  });
  console.warn = warn;
  server.on('request', provider.callback());
  return {
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    visit: (to, subject) => visit(to, subject, callback),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
}

/** Follows redirects with cookies, and sends each form as a browser would. */
async function visit(to: string, subject: string, callback: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next: { url: string; form?: URLSearchParams } = { url: to };
  for (let step = 0; step < 20; step++) {
    if (next.url.startsWith(callback)) return new URL(next.url);
    const answer: Response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form === undefined ? {} : { method: 'POST', body: next.form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const onward: string | null = answer.headers.get('location');
    if (onward !== null) next = { url: new URL(onward, next.url).href };
    else next = formOf(await answer.text(), next.url, subject);
  }
  throw new Error('the provider leads nowhere');
}

function formOf(page: string, at: string, subject: string): { url: string; form: URLSearchParams } {
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
  if (action === undefined) throw new Error(`no form: ${page.slice(0, 300)}`);
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
  const form = new URLSearchParams({ prompt });
  if (prompt === 'login') {
    form.set('login', subject);
    form.set('password', 'whatever');
  }
  return { url: new URL(action, at).href, form };
}
