// Typed arrays and DataViews as structured cloning sees them: what they are, apart from their buffers
(function (core) {
  'use strict';
  const {
    ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetDetached,
    ArrayBufferPrototypeGetMaxByteLength, ArrayBufferPrototypeGetResizable, ArrayBufferPrototypeResize, DataView,
    DataViewPrototypeGetBuffer, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeEvery, TypedArrayPrototypeGetByteOffset,
    TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, Uint8Array,
  } = core.primordials;
  const { isSharedArrayBuffer } = core.webidl;

  function failure(what) {
    return core.domException(`${what} could not be cloned.`, 'DataCloneError');
  }

  function shapeOf(view) {
    const name = TypedArrayPrototypeGetSymbolToStringTag(view);
    const shape = { __proto__: null, Constructor: DataView, buffer: undefined, offset: 0, length: 0, size: 1, lengthOf: undefined };
    if (name === undefined) {
      shape.buffer = DataViewPrototypeGetBuffer(view);
      shape.lengthOf = DataViewPrototypeGetByteLength;
      if (isOutOfBounds(view)) throw failure('A DataView out of the bounds of its buffer');
      shape.offset = DataViewPrototypeGetByteOffset(view);
    } else {
      shape.Constructor = core.primordials[name];
      shape.buffer = TypedArrayPrototypeGetBuffer(view);
      shape.lengthOf = TypedArrayPrototypeGetLength;
      shape.offset = TypedArrayPrototypeGetByteOffset(view);
      shape.size = shape.Constructor.BYTES_PER_ELEMENT;
    }
    shape.length = shape.lengthOf(view);
    if (!isSharedArrayBuffer(shape.buffer)) {
      if (ArrayBufferPrototypeGetDetached(shape.buffer)) throw failure('A view on a detached ArrayBuffer');
      if (ArrayBufferPrototypeGetResizable(shape.buffer)) measure(view, shape);
    }
    return shape;
  }

  const viewOn = (buffer, shape) => new shape.Constructor(buffer, shape.offset, shape.length);

  // A view on a resizable buffer may be out of its bounds, or follow its length. Nothing tells but trying: the buffer is
  // resized by an element and back, with no code in between that could see it.
  function measure(view, shape) {
    if (isOutOfBounds(view)) throw failure('A view out of the bounds of its buffer');
    const { buffer, length, size } = shape;
    const bytes = ArrayBufferPrototypeGetByteLength(buffer);
    if (shape.offset + (length + 1) * size > bytes) {
      let follows = false;
      if (bytes + size <= ArrayBufferPrototypeGetMaxByteLength(buffer)) {
        ArrayBufferPrototypeResize(buffer, bytes + size);
        follows = shape.lengthOf(view) !== length;
      } else if (length > 0) {
        const last = new Uint8Array(new Uint8Array(buffer, bytes - size, size));
        ArrayBufferPrototypeResize(buffer, bytes - size);
        follows = !isOutOfBounds(view);
        ArrayBufferPrototypeResize(buffer, bytes);
        TypedArrayPrototypeSet(new Uint8Array(buffer), last, bytes - size);
      }
      ArrayBufferPrototypeResize(buffer, bytes);
      if (follows) shape.length = undefined;
    }
  }

  function isOutOfBounds(view) {
    let result = false;
    try {
      if (TypedArrayPrototypeGetSymbolToStringTag(view) === undefined) DataViewPrototypeGetByteLength(view);
      else TypedArrayPrototypeEvery(view, () => false);
    } catch (e) {
      result = true;
    }
    return result;
  }

  return { __proto__: null, failure, shapeOf, viewOn };
})
