import { nobodyIn } from './nobody';
import { placeholderOf } from './placeholders';

describe('nobodyIn', () => {
  it.each([
    'not consumed yet',
    'Not yet consumed',
    'no longer used',
    'currently not read',
    'unused',
    'without consumers',
    'noch nicht angebunden',
    'derzeit keiner',
    'pas encore consommé',
    'todavía no',
    'ainda não consumido',
    'sem consumidores',
    'non ancora',
    'пока нет',
    '暂无',
    '아직 없음',
  ])('reads %p as nobody', text => {
    expect(nobodyIn(text)).toEqual({ stated: 'none', isPlain: true });
  });

  it.each([
    'future',
    'planned',
    'Planned for Q3',
    'coming soon',
    'future alerting consumers',
    'planned services',
    'downstream consumers (planned)',
    '(future)',
    '🚧 planned',
    'geplant',
    'in Planung',
    'à venir',
    'prévu',
    'planejado',
    'previsto para 2027',
    'consumidores futuros',
    'планируется',
    '计划中',
    '未実装',
    '예정',
  ])('reads %p as nobody today', text => {
    expect(nobodyIn(text)).toEqual({ stated: 'none' });
  });

  it.each([
    'manual',
    'manual inspection',
    'by hand',
    'inspeção manual',
    'revisión manual',
    'manuelle Prüfung',
    'vérification manuelle',
    'von Hand',
    'вручную',
    '人工',
    'downstream consumers',
    'downstream',
    'other services',
    'externe Systeme',
    'services externes',
    'sistemas externos',
    'any service',
    '(sink only)',
  ])('reads %p as somebody whom it does not name', text => {
    expect(nobodyIn(text)).toEqual({ stated: 'unknown' });
  });

  it.each([
    'future-store',
    'Future Store',
    'planned-outage-svc',
    'Manual Payment Service',
    'manual-review',
    'operator',
    'admin',
    'user',
    'client',
    'unused-seat-finder',
    'later-pay',
    'notification service',
    'pending-orders',
    'Planning',
    'external-auth proxy',
    'Human Resources Portal',
    'downstream-writer',
    '人工审核服务',
  ])('takes %p for a name', text => {
    expect(nobodyIn(text)).toBeUndefined();
  });
});

describe('placeholderOf', () => {
  it.each([
    ['❌ NONE', 'none'],
    ['❌', 'none'],
    ['✗ none', 'none'],
    ['🚫 nobody', 'none'],
    ['(none)', 'none'],
    ['[none]', 'none'],
    ['⚠️ unknown', 'unknown'],
    ['❓', 'unknown'],
    ['⏳ TBD', 'unknown'],
    ['[TBD]', 'unknown'],
    ['<tbd>', 'unknown'],
    ['T.B.D.', 'unknown'],
    ['to-be-determined', 'unknown'],
    ['TODO', 'unknown'],
    ['TODO: ask the team', 'unknown'],
    ['por confirmar', 'unknown'],
    ['à déterminer', 'unknown'],
    ['unklar', 'unknown'],
    ['待确认', 'unknown'],
    ['geen', 'none'],
  ])('reads %p as %s', (text, placeholder) => {
    expect(placeholderOf(text)).toBe(placeholder);
  });

  it.each([
    '✅',
    'todo-svc',
    'todo service',
    'none-stop',
    'brakes',
    '✅ mailer',
  ])('takes %p for a value', text => {
    expect(placeholderOf(text)).toBeUndefined();
  });
});
