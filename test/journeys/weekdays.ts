/** The next weekdays from a day on, as many as told. */
export function weekdays(from: string, count: number): string[] {
  const days: string[] = [];
  for (let day = new Date(from); days.length < count; day = new Date(+day + 86_400_000)) {
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}
