import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';
import { IsId } from '../../http/validation.js';

/** Who comes into a cohort and who goes. */
export class ChangeMembersDto {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsId({ each: true })
  add?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsId({ each: true })
  remove?: string[];
}
