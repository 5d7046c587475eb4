/** Re-computes the printed arithmetic of an explanation: decimals, per cents, + − × ÷, parentheses; nothing else. */
import { add, divide, multiply, negate, parseNumber, type Rational, subtract } from './rational.ts';

const TOKEN = /\s*(?:(\d+(?:\.\d+)?%?)|([+\-−×÷()]))/y;

interface Reading {
  readonly text: string;
  readonly tokens: readonly string[];
  next: number;
}

function tokensOf(text: string): string[] {
  const trimmed = text.trim();
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (match === null) throw new Error(`not arithmetic: ${text}`);
    tokens.push(match[1] ?? (match[2] === '−' ? '-' : (match[2] ?? '')));
  }
  return tokens;
}

/** Takes the next token if it is one of these. */
function take(from: Reading, ...wanted: readonly string[]): string | undefined {
  const token = from.tokens[from.next];
  if (token === undefined || !wanted.includes(token)) return undefined;
  from.next += 1;
  return token;
}

/** primary := number | '(' sum ')' */
function readPrimary(from: Reading): Rational {
  if (take(from, '(') !== undefined) {
    const inside = readSum(from);
    if (take(from, ')') === undefined) throw new Error(`a parenthesis is not closed: ${from.text}`);
    return inside;
  }
  const token = from.tokens[from.next];
  if (token === undefined || !/^\d/.test(token)) throw new Error(`a number is missing: ${from.text}`);
  from.next += 1;
  return parseNumber(token);
}

/** signed := '−' signed | primary */
function readSigned(from: Reading): Rational {
  return take(from, '-') === undefined ? readPrimary(from) : negate(readSigned(from));
}

/** product := signed (('×' | '÷') signed)* */
function readProduct(from: Reading): Rational {
  let value = readSigned(from);
  for (let sign = take(from, '×', '÷'); sign !== undefined; sign = take(from, '×', '÷')) {
    const right = readSigned(from);
    value = sign === '×' ? multiply(value, right) : divide(value, right);
  }
  return value;
}

/** sum := product (('+' | '−') product)* */
function readSum(from: Reading): Rational {
  let value = readProduct(from);
  for (let sign = take(from, '+', '-'); sign !== undefined; sign = take(from, '+', '-')) {
    const right = readProduct(from);
    value = sign === '+' ? add(value, right) : subtract(value, right);
  }
  return value;
}

/** The exact value of a printed computation; throws on anything that is not one. */
export function evaluateArithmetic(text: string): Rational {
  const from: Reading = { text, tokens: tokensOf(text), next: 0 };
  const value = readSum(from);
  if (from.next < from.tokens.length) throw new Error(`more than one computation: ${text}`);
  return value;
}
