import { describe, expect, it } from 'vitest';

import { type TextStream, writeToStream } from '../../src/sinks/terminal.ts';

function failing(code: string): TextStream {
  return {
    write: (_text, done) => {
      setImmediate(() => done(Object.assign(new Error(code), { code })));
      return false;
    },
  };
}

describe('writeToStream', () => {
  it('writes once and waits until the stream has taken all', async () => {
    const events: string[] = [];
    const slow: TextStream = {
      write: (text, done) => {
        events.push(`write ${text.length}`);
        setTimeout(() => {
          events.push('taken');
          done();
        }, 20);
        return false;
      },
    };
    expect(await writeToStream(slow, 'x'.repeat(2_000_000))).toBe(true);
    expect(events).toEqual(['write 2000000', 'taken']);
  });

  it.each(['EPIPE', 'ERR_STREAM_DESTROYED', 'EOF'])('is at peace with a reader that went away (%s)', async (code) => {
    expect(await writeToStream(failing(code), 'x')).toBe(false);
  });

  it('reports any other failure', async () => {
    await expect(writeToStream(failing('ENOSPC'), 'x')).rejects.toMatchObject({
      code: 'output-not-written',
      exitCode: 2,
    });
  });

  it('reports a failure of a stream that throws', async () => {
    const throwing: TextStream = {
      write: () => {
        throw Object.assign(new Error('disk'), { code: 'ENOSPC' });
      },
    };
    await expect(writeToStream(throwing, 'x')).rejects.toMatchObject({ code: 'output-not-written' });
  });

  it('asks for a part when the one before it is taken, and for none after the reader went away', async () => {
    const events: string[] = [];
    function* parts(): Generator<string> {
      for (const part of ['a', 'b', 'c']) {
        events.push(`make ${part}`);
        yield part;
      }
    }
    const stream: TextStream = {
      write: (text, done) => {
        events.push(`write ${text}`);
        setImmediate(() => done(text === 'b' ? Object.assign(new Error('gone'), { code: 'EPIPE' }) : null));
        return false;
      },
    };
    expect(await writeToStream(stream, parts())).toBe(false);
    expect(events).toEqual(['make a', 'write a', 'make b', 'write b']);
  });
});
