import { columnWidths } from './columns';

describe('columnWidths', () => {
  it('shares what fixed columns leave, and keeps to the least', () => {
    expect(
      columnWidths([
        { width: { share: 5, least: 220 } },
        { width: 118 },
        { width: { share: 2, least: 130 } },
        { width: 124 },
      ]),
    ).toEqual({
      widths: [
        'max(220px, (100cqi - 242px) * 5 / 7)',
        '118px',
        'max(130px, (100cqi - 242px) * 2 / 7)',
        '124px',
      ],
      least: 592,
    });
  });
});
