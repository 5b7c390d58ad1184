/** What was measured on one database, as lines of a table. */
export class Table {
  rows = [];

  constructor(name) {
    this.name = name;
  }

  say(text) {
    console.error(`${this.name}: ${text}`);
  }

  /** One of ours against its floor, and the ratio that it should have. */
  ratio(what, ours, floor, aim, unit) {
    const ratio = (ours / floor).toFixed(2);
    this.add(what, `${ours.toFixed(0)} ${unit}`, `${floor.toFixed(0)} ${unit}`, ratio, aim);
  }

  /** A figure that stands for itself, with what should be said of it. */
  figure(what, value, remark = '', aim = '') {
    this.add(what, value, remark, '', aim);
  }

  add(...cells) {
    this.rows.push(cells);
    this.say(cells.filter((cell) => cell !== '').join(' | '));
  }

  print() {
    const all = [[this.name, 'ours', 'floor', 'ratio', 'aim'], ...this.rows];
    const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
    const line = (cells, fill = ' ') =>
      `| ${cells.map((cell, i) => cell.padEnd(widths[i], fill)).join(' | ')} |`;
    const [header, ...rows] = all;
    console.log(
      [
        line(header),
        line(
          widths.map(() => '-'),
          '-',
        ),
        ...rows.map((row) => line(row)),
        '',
      ].join('\n'),
    );
  }
}
