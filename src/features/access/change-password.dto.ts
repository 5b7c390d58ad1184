import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class ChangePasswordDto {
  /**
   * At least 8 characters.
   * @example a longer horse battery
   */
  @IsString()
  @MinLength(8)
  @MaxLength(200)
  password: string;

  /**
   * The present one; needed to change one's own.
   * @example correct horse battery
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  current?: string;
}
