import type { MemberTypes } from '../member-types';
import { Refusal } from '../../refusal';
import { comparison, membership, type Member, type Predicate } from './comparison';
import { tokensOf, type Token } from './tokens';

/** What a filter may speak of. */
export interface FilterContext {
  readonly members: MemberTypes;
  readonly utcOffsetMinutes: number;
}

/** `HQL::filter` as a predicate (V12 2.1.8); `and` binds closer than `or`. Throws a `Refusal` 400. */
export function readFilter(filter: string, context: FilterContext): Predicate {
  return new FilterReader(tokensOf(filter), context).read();
}

/** The member of that name; throws a `Refusal` 400. */
export function memberNamed(name: string, { members, utcOffsetMinutes }: FilterContext): Member {
  const type = Object.hasOwn(members, name) ? members[name] : undefined;
  if (type === undefined) throw new Refusal('400', `There is no member ${name}.`);
  return { name, type, utcOffsetMinutes };
}

class FilterReader {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly context: FilterContext,
  ) {}

  read(): Predicate {
    const predicate = this.alternatives();
    if (this.position < this.tokens.length) throw this.unexpected();
    return predicate;
  }

  private alternatives(): Predicate {
    const parts = [this.conjunction()];
    while (this.takes('or')) parts.push(this.conjunction());
    return (resource) => parts.some((part) => part(resource));
  }

  private conjunction(): Predicate {
    const parts = [this.term()];
    while (this.takes('and')) parts.push(this.term());
    return (resource) => parts.every((part) => part(resource));
  }

  private term(): Predicate {
    if (!this.takes('(')) return this.comparison();
    const inner = this.alternatives();
    this.expect(')');
    return inner;
  }

  private comparison(): Predicate {
    const member = memberNamed(this.name(), this.context);
    if (this.takes('in')) return membership(member, this.list());
    if (!this.takes('not')) return comparison(member, this.next(), this.next());
    this.expect('in');
    const among = membership(member, this.list());
    return (resource) => !among(resource);
  }

  private name(): string {
    const bracketed = this.takes('[');
    const { kind, value } = this.next();
    if (kind !== 'word') throw this.unexpected();
    if (bracketed) this.expect(']');
    return value;
  }

  private list(): Token[] {
    this.expect('[');
    const values = [this.next()];
    while (this.takes(',')) values.push(this.next());
    this.expect(']');
    return values;
  }

  private next(): Token {
    const token = this.tokens[this.position];
    if (!token) throw this.unexpected();
    this.position += 1;
    return token;
  }

  private takes(value: string): boolean {
    const token = this.tokens[this.position];
    const taken = token !== undefined && token.kind !== 'text' && token.value === value;
    if (taken) this.position += 1;
    return taken;
  }

  private expect(value: string): void {
    if (!this.takes(value)) throw this.unexpected();
  }

  private unexpected(): Refusal {
    return new Refusal('400', `The filter cannot be read at word ${this.position + 1}.`);
  }
}
