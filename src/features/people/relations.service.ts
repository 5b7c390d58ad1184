import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import { InvalidInput } from '../../domain/refusal.js';
import { isId } from '../../http/validation.js';
import { emailOf } from './email.js';
import { PeopleRepository } from './people.repository.js';
import type { RelationKind } from './relation.entity.js';
import { RelationsRepository } from './relations.repository.js';

/** Who looks after somebody; each is named by id, employee number or email. Null takes away. */
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
    let isChanged = false;
    for (const [kind, field, others] of wanted) {
      if (others === undefined) continue;
      const ids: string[] = [];
      for (const other of others) ids.push(await this.someoneElse(tx, other, field, personId));
      const unique = [...new Set(ids)];
      isChanged = (await this.relations.replaceFrom(tx, personId, kind, unique, on)) || isChanged;
    }
    return isChanged;
  }

  /** The id of whom a form or file names. Throws InvalidInput where it is nobody's. */
  async named(reader: Reader, named: string, field: string): Promise<string> {
    const person = await this.find(reader, named);
    if (person) return person.id;
    throw invalid(field, `must name people by id, employee number or email; ${named} is nobody's`);
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

  private async someoneElse(
    reader: Reader,
    named: string,
    field: string,
    personId: string,
  ): Promise<string> {
    const id = await this.named(reader, named, field);
    if (id === personId) throw invalid(field, 'must be somebody else');
    return id;
  }

  private async find(reader: Reader, named: string) {
    if (isId(named)) return this.people.byId(reader, named);
    return (
      (await this.people.byEmployeeNumber(reader, named)) ??
      (await this.people.byEmail(reader, emailOf(named) ?? ''))
    );
  }
}

function listed(other: string | null | undefined): readonly string[] | undefined {
  if (other === undefined) return undefined;
  return other === null ? [] : [other];
}

function invalid(field: string, message: string): InvalidInput {
  return new InvalidInput([{ field, message }]);
}
