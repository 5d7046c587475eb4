/** OpenID Connect: authorization code with PKCE, nonce and state. */
import * as openid from 'openid-client';
import { z } from 'zod';
import type { OpenIdConfig } from '../config.ts';
import type { Begun, IdentityProvider, Vouched } from './identity-provider.ts';

/** Seconds that somebody at the sign-in page is made to wait for a provider that doesn't answer. */
const PATIENCE = 5;
/** How long what the provider says of itself is believed; its keys have a cache of their own. */
const METADATA_MINUTES = 60;

const secretShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** `callback`: our address that the provider sends the browser back to, as registered there. */
export function openIdProvider(config: OpenIdConfig, callback: string, patience = PATIENCE): IdentityProvider {
  let discovered: { readonly at: number; readonly found: Promise<openid.Configuration> } | undefined;
  const configuration = (): Promise<openid.Configuration> => {
    if (discovered !== undefined && Date.now() - discovered.at < METADATA_MINUTES * 60_000) return discovered.found;
    const found = discover(config, patience);
    discovered = { at: Date.now(), found };
    // What failed is asked again the next time.
    found.catch(() => {
      discovered = undefined;
    });
    return found;
  };
  /** Some providers put it into the ID token, others tell it only when asked. */
  const loginOf = async (
    known: openid.Configuration,
    tokens: { readonly access_token: string },
    claims: openid.IDToken,
  ): Promise<unknown> => {
    if (config.loginClaim === undefined) return undefined;
    if (claims[config.loginClaim] !== undefined || known.serverMetadata().userinfo_endpoint === undefined)
      return claims[config.loginClaim];
    return (await openid.fetchUserInfo(known, tokens.access_token, claims.sub))[config.loginClaim];
  };
  return {
    id: 'openid',
    name: config.name,
    county: config.county,
    issuer: config.issuer,
    async begin(): Promise<Begun> {
      try {
        const known = await configuration();
        const state = openid.randomState();
        const nonce = openid.randomNonce();
        const verifier = openid.randomPKCECodeVerifier();
        const to = openid.buildAuthorizationUrl(known, {
          redirect_uri: callback,
          scope: 'openid profile',
          state,
          nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        return { ok: true, to: to.href, secret: JSON.stringify({ state, nonce, verifier }) };
      } catch (error) {
        return { ok: false, refusal: 'provider-unreachable', cause: causeOf(error) };
      }
    },
    async finish(answer, secret): Promise<Vouched> {
      const { state, nonce, verifier } = secretShape.parse(JSON.parse(secret));
      const url = new URL(callback);
      for (const [name, value] of answer) url.searchParams.append(name, value);
      try {
        const known = await configuration();
        const tokens = await openid.authorizationCodeGrant(known, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return { ok: false, refusal: 'answer-unfit', cause: 'no id token' };
        const login = await loginOf(known, tokens, claims);
        return { ok: true, subject: claims.sub, ...(typeof login === 'string' && login !== '' ? { login } : {}) };
      } catch (error) {
        return { ok: false, refusal: refusalOf(error), cause: causeOf(error) };
      }
    },
  };
}

async function discover(config: OpenIdConfig, patience: number): Promise<openid.Configuration> {
  const issuer = new URL(config.issuer);
  // Some government networks have no certificates inside: then the operator has written http.
  const plain = issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
  const found = await openid.discovery(issuer, config.clientId, config.clientSecret, undefined, {
    timeout: patience,
    execute: plain,
  });
  const metadata = found.serverMetadata();
  // Where the server says nothing, OpenID Connect means client_secret_basic.
  if (!(metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']).includes('client_secret_basic'))
    return found;
  const basic = new openid.Configuration(
    metadata,
    config.clientId,
    config.clientSecret,
    openid.ClientSecretBasic(config.clientSecret),
  );
  basic.timeout = patience;
  for (const allow of plain) allow(basic);
  return basic;
}

function refusalOf(error: unknown): 'provider-unreachable' | 'provider-refused' | 'answer-unfit' {
  if (error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError)
    return error.error === 'server_error' || error.error === 'temporarily_unavailable'
      ? 'provider-unreachable'
      : 'provider-refused';
  if (error instanceof TypeError || (error instanceof openid.ClientError && error.code === 'OAUTH_TIMEOUT'))
    return 'provider-unreachable';
  return 'answer-unfit';
}

/** A code for the log, never what the provider or the browser sent. */
function causeOf(error: unknown): string {
  if (error instanceof openid.ResponseBodyError || error instanceof openid.AuthorizationResponseError)
    return error.error;
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.name;
  return typeof error;
}
