import fc from 'fast-check';
import { readAnalyzeRequest, readSuggestRequest } from './analyze-request.js';
import { Refusal } from './refusal.js';

const valid = { comment: { text: 'نهر' }, requestedAttributes: { TOXICITY: {} } };

describe('Reading a request', () => {
  it('reads the same from snake_case', () => {
    const { requestedAttributes, ...rest } = valid;
    const snake = { ...rest, requested_attributes: requestedAttributes, client_token: 'x', span_annotations: true };
    const camel = { ...valid, clientToken: 'x', spanAnnotations: true };
    expect(readAnalyzeRequest(snake)).toEqual(readAnalyzeRequest(camel));
  });

  it('takes null as absent', () => {
    const nulls = { context: null, languages: null, doNotStore: null, clientToken: null };
    expect(readAnalyzeRequest({ ...valid, ...nulls })).toEqual(readAnalyzeRequest(valid));
    expect(readAnalyzeRequest({ ...valid, requestedAttributes: { TOXICITY: null } })).toEqual(
      readAnalyzeRequest(valid),
    );
  });

  it('names every field that does not fit, not only the first', () => {
    const refusal = refusalOf(() => readAnalyzeRequest({ ...valid, doNotStore: 1, sarcasm: true, languages: [1] }));
    expect(refusal?.sentence.split('\n')).toHaveLength(3);
  });

  it.each(['toString', 'constructor', 'hasOwnProperty'])('knows no attribute and no field called %s', (name) => {
    expect(refusalOf(() => readAnalyzeRequest({ ...valid, requestedAttributes: { [name]: {} } }))).toBeDefined();
    expect(refusalOf(() => readAnalyzeRequest({ ...valid, [name]: {} }))).toBeDefined();
  });

  it('ends in a request or a refusal, whatever comes', () => {
    const near = fc.record(
      {
        comment: fc.oneof(fc.record({ text: fc.string() }), fc.jsonValue()),
        requestedAttributes: fc.oneof(
          fc.dictionary(fc.constantFrom('TOXICITY', 'SPAM', 'X'), fc.jsonValue()),
          fc.jsonValue(),
        ),
        languages: fc.jsonValue(),
        context: fc.jsonValue(),
        attributeScores: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (body) => {
        refusalOf(() => readAnalyzeRequest(body));
        refusalOf(() => readSuggestRequest(body));
      }),
    );
  });
});

/** The refusal that was thrown, if any. @throws anything else that was */
function refusalOf(read: () => unknown): Refusal | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
