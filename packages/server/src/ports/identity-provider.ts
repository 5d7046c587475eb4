/**
 * Who vouches for people elsewhere: OpenID Connect now; WeChat, WeCom and DingTalk behind the same face. It brings a browser there and
 * reads what it brings back; whose account that is, we decide.
 */
export interface IdentityProvider {
  /** Stands in addresses and stays. */
  readonly id: string;
  /** What its button says. */
  readonly name: string;
  /** Code of the county whose accounts it signs in. */
  readonly county: string;
  /** Whose word it is: the namespace of `subject`. */
  readonly issuer: string;
  /** Where to send the browser, and what is needed to check what it brings back; that must reach no script and no other browser. */
  begin(): Promise<Begun>;
  /** `answer`: the query with which the browser came back. Each can be read once. */
  finish(answer: URLSearchParams, secret: string): Promise<Vouched>;
}

export type Begun =
  | { readonly ok: true; readonly to: string; readonly secret: string }
  | { readonly ok: false; readonly refusal: 'provider-unreachable'; readonly cause: string };

export type Vouched =
  /** `login`: a claim that the operator has said to equal our logins. */
  | { readonly ok: true; readonly subject: string; readonly login?: string }
  | {
      readonly ok: false;
      readonly refusal: 'provider-unreachable' | 'provider-refused' | 'answer-unfit';
      readonly cause: string;
    };
