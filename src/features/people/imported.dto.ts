export class ImportErrorDto {
  /** The line of the file; the header is line 1. */
  line: number;
  /** The column. */
  field: string;
  message: string;
}

export class ImportedDto {
  created: number;
  updated: number;
  unchanged: number;
  /** Everything that is wrong. With any of it, nobody was imported. */
  errors: ImportErrorDto[];
}
