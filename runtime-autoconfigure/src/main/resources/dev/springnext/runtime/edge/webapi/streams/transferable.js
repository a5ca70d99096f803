// Transfer of streams, within the one realm there is: https://streams.spec.whatwg.org/#rs-transfer
(function (core) {
  'use strict';
  const { registerTransferable, structuredClone } = core.use('html/structured-clone');
  const { handled } = core.use('streams/support');
  const { pipe } = core.use('streams/pipe');
  const { enqueue, newTransform, startTransform } = core.use('streams/transform');
  const { isReadableStream, readableObject, readableRecord } = core.use('streams/readable');
  const { isWritableStream, writableObject, writableRecord } = core.use('streams/writable');
  const OPTIONS = { __proto__: null, preventAbort: false, preventCancel: false, preventClose: false, signal: undefined };

  // What goes through is cloned, as on its way to another realm
  function newPassage() {
    const record = newTransform({
      __proto__: null,
      async transform(chunk) {
        enqueue(record, structuredClone(chunk));
      },
    }, 1, undefined, 0, undefined);
    startTransform(record, undefined);
    return record;
  }

  function checkUnlocked(locked, name) {
    if (locked) throw core.domException(`A ${name} that is locked could not be transferred.`, 'DataCloneError');
  }

  function transferReadable(stream) {
    const record = readableRecord(stream);
    checkUnlocked(record.reader !== undefined, 'ReadableStream');
    const passage = newPassage();
    handled(pipe(record, passage.writable, OPTIONS));
    return readableObject(passage.readable);
  }

  function transferWritable(stream) {
    const record = writableRecord(stream);
    checkUnlocked(record.writer !== undefined, 'WritableStream');
    const passage = newPassage();
    handled(pipe(passage.readable, record, OPTIONS));
    return writableObject(passage.writable);
  }

  registerTransferable(isReadableStream, transferReadable);
  registerTransferable(isWritableStream, transferWritable);
  return { __proto__: null };
})
