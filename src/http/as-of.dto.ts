import { IsOptional } from 'class-validator';
import { EmptyIsAbsent, IsDay } from './validation.js';

/** What a page that shows standing is asked. */
export class AsOfQuery {
  /** The day that is asked about; today unless told. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsDay()
  asOf?: string;
}
