import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  BooleanColumn,
  DayColumn,
  InstantColumn,
  JsonColumn,
  textType,
} from '../../src/database/columns.js';
import type { Database } from '../../src/database/database.js';

/** A table with one column of each kind, for the tests of the door. */
@Entity('account')
export class Account {
  @PrimaryColumn('text')
  id: string;

  @Column('integer')
  balance: number;

  @BooleanColumn()
  isOpen: boolean;

  @DayColumn({ nullable: true })
  openedOn: string | null;

  @InstantColumn({ nullable: true })
  seenAt: string | null;

  @JsonColumn({ nullable: true })
  notes: { readonly tags: readonly string[] } | null;
}

export async function createAccounts(database: Database): Promise<void> {
  const text = textType(database.dialect);
  await database.transaction((tx) =>
    tx.execute(`create table account (
      id ${text} not null primary key,
      balance integer not null check (balance >= 0),
      is_open integer not null,
      opened_on ${text},
      seen_at ${text},
      notes ${text}
    )`),
  );
}

export function account(id: string, balance = 0): Account {
  return { id, balance, isOpen: true, openedOn: null, seenAt: null, notes: null };
}
