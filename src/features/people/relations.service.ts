import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import { InvalidInput } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import type { FieldError } from '../../http/field-errors.js';
import { isId } from '../../http/validation.js';
import { emailOf } from './email.js';
import { keyOfNamed, sortNamesOf } from './named-in-forms.js';
import { PeopleRepository } from './people.repository.js';
import type { RelationKind } from './relation.entity.js';
import { RelationsRepository } from './relations.repository.js';

/** Who looks after somebody; each is named by id, employee number, email or full name. Null takes away. */
export interface RelationChoice {
  readonly supervisor?: string | null | undefined;
  readonly preceptors?: readonly string[] | null | undefined;
  readonly supervisingProvider?: string | null | undefined;
}

@Injectable()
export class RelationsService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly relations: RelationsRepository,
  ) {}

  /**
   * From a day on; what isn't given stays. Answers whether anything changed. Throws
   * InvalidInput for who isn't known.
   */
  async set(
    tx: Transaction,
    personId: string,
    choice: RelationChoice,
    on: IsoDay,
  ): Promise<boolean> {
    const { supervisor, preceptors, supervisingProvider } = choice;
    const wanted: [RelationKind, string, readonly string[] | undefined][] = [
      ['supervisor', 'supervisor', listed(supervisor)],
      ['preceptor', 'preceptors', preceptors ?? undefined],
      ['supervising-provider', 'supervisingProvider', listed(supervisingProvider)],
    ];
    const errors: FieldError[] = [];
    let isChanged = false;
    for (const [kind, field, others] of wanted) {
      if (others === undefined) continue;
      const { ids, wrong } = await this.idsOf(tx, others, personId);
      if (wrong.length > 0) errors.push({ field, message: wrong.join('; ') });
      else isChanged = (await this.relations.replaceFrom(tx, personId, kind, ids, on)) || isChanged;
    }
    if (errors.length > 0) throw new InvalidInput(errors);
    return isChanged;
  }

  /** The id of whom a form or file names. Throws InvalidInput where it is nobody's. */
  async named(reader: Reader, named: string, field: string): Promise<string> {
    const { ids, wrong } = await this.idsOf(reader, [named], null);
    const [id] = ids;
    if (id === undefined || wrong.length > 0) {
      throw new InvalidInput([{ field, message: wrong.join('; ') }]);
    }
    return id;
  }

  /** The ids of those who look after a person on a day, by kind. */
  async on(reader: Reader, personId: string, on: IsoDay): Promise<Record<RelationKind, string[]>> {
    const found: Record<RelationKind, string[]> = {
      supervisor: [],
      preceptor: [],
      'supervising-provider': [],
    };
    for (const relation of await this.relations.notEndedBy(reader, [personId], on)) {
      if (relation.fromOn <= on) found[relation.kind].push(relation.otherId);
    }
    return found;
  }

  /** Who is named, each once, and what is wrong with who was: everybody unknown is told. */
  private async idsOf(
    reader: Reader,
    others: readonly string[],
    personId: string | null,
  ): Promise<{ ids: readonly string[]; wrong: readonly string[] }> {
    const ids = new Set<string>();
    const unknown: string[] = [];
    const several: string[] = [];
    for (const other of others) {
      const found = await this.find(reader, other);
      if (found.length === 1) ids.add(found[0]!);
      else (found.length === 0 ? unknown : several).push(other);
    }
    const wrong = [
      ...(unknown.length > 0 ? [nobody(unknown)] : []),
      ...(several.length > 0 ? [moreThanOne(several)] : []),
      ...(personId !== null && ids.has(personId) ? ['must be somebody else'] : []),
    ];
    return { ids: [...ids], wrong };
  }

  /** One id, none, or two where the name is that of several people. */
  private async find(reader: Reader, named: string): Promise<readonly string[]> {
    const key = keyOfNamed(named);
    const person = isId(key)
      ? await this.people.byId(reader, key)
      : ((await this.people.byEmployeeNumber(reader, key)) ??
        (await this.people.byEmail(reader, emailOf(key) ?? '')));
    return person ? [person.id] : this.people.idsOfName(reader, sortNamesOf(named));
  }
}

function listed(other: string | null | undefined): readonly string[] | undefined {
  if (other === undefined) return undefined;
  return other === null ? [] : [other];
}

function nobody(named: readonly string[]): string {
  return told`must name people who are here by name, email or employee number, and nobody is known as ${quoted(named)}`;
}

function moreThanOne(named: readonly string[]): string {
  return told`must say who is meant by their email or employee number: there are several called ${quoted(named)}`;
}

function quoted(named: readonly string[]): string {
  return named.map((each) => `“${each}”`).join(', ');
}
