import express from 'express';
import request from 'supertest';
import { Landscape } from '../landscape/Landscape';
import { EVERYTHING, Visibility } from '../permissions';
import { createAnswers } from './answers';

describe('answers that stay the same between readings', () => {
  let key: string;
  let made: number;
  let visible: Visibility;
  let app: express.Express;

  beforeEach(() => {
    key = '1';
    made = 0;
    visible = EVERYTHING;
    const landscape = new Landscape([], []);
    const answers = createAnswers({
      current: async () => ({ landscape, key }),
    });
    app = express();
    app.get('*', (req, res, next) => {
      answers
        .send(req, res, visible, async () => ({
          path: req.path,
          made: ++made,
        }))
        .catch(next);
    });
  });

  it('are made once for each question, until something has changed', async () => {
    const first = await request(app).get('/topics').expect(200);
    expect(first.body).toEqual({ path: '/topics', made: 1 });
    expect((await request(app).get('/topics')).body).toEqual(first.body);
    expect((await request(app).get('/graph')).body.made).toBe(2);
    key = '2';
    expect((await request(app).get('/topics')).body.made).toBe(3);
  });

  it('are not those of somebody who may see something else', async () => {
    await request(app).get('/topics').expect(200);
    visible = { ...EVERYTHING, everything: false };
    expect((await request(app).get('/topics')).body.made).toBe(2);
  });

  it('are compressed for who takes it, and not sent to who has them', async () => {
    const plain = await request(app)
      .get('/topics')
      .set('Accept-Encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await request(app)
      .get('/topics')
      .set('Accept-Encoding', 'gzip');
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.body).toEqual(plain.body);
    const again = await request(app)
      .get('/topics')
      .set('If-None-Match', plain.headers.etag)
      .expect(304);
    expect(again.text).toBe('');
    key = '2';
    await request(app)
      .get('/topics')
      .set('If-None-Match', plain.headers.etag)
      .expect(200);
  });

  it('are made anew after a failure', async () => {
    let fail = true;
    const landscape = new Landscape([], []);
    const answers = createAnswers({
      current: async () => ({ landscape, key }),
    });
    const failing = express();
    failing.get('*', (req, res) => {
      answers
        .send(req, res, visible, async () => {
          if (fail) throw new Error('not now');
          return {};
        })
        .catch(() => res.status(500).end());
    });
    await request(failing).get('/topics').expect(500);
    fail = false;
    const { body } = await request(failing).get('/topics').expect(200);
    expect(body).toEqual({});
  });
});
