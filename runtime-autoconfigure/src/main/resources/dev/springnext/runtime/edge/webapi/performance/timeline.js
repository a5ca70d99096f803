// The performance timeline: the buffer of entries, and those who observe it.
// https://w3c.github.io/performance-timeline/#dfn-performance-entry-buffer
(function (core, host) {
  'use strict';
  const { primordials } = core;
  const { ArrayPrototypeFilter, ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSort, ArrayPrototypeSplice } = primordials;
  // An isolate lives on after a request: what nobody clears must not fill its memory
  const MAX_ENTRIES = 10000;
  let entries = [];
  let dropped = 0;
  let observers = [];
  let taskQueued = false;

  // https://w3c.github.io/performance-timeline/#filter-buffer-by-name-and-type
  function select(list, name, type) {
    const found = ArrayPrototypeFilter(list, (entry) => (name === undefined || entry.name === name)
      && (type === undefined || entry.entryType === type));
    return ArrayPrototypeSort(found, (a, b) => a.startTime - b.startTime);
  }

  function queue(entry) {
    if (entries.length === MAX_ENTRIES) {
      ArrayPrototypeSplice(entries, 0, MAX_ENTRIES / 10);
      dropped += MAX_ENTRIES / 10;
    }
    ArrayPrototypePush(entries, entry);
    for (let i = 0; i < observers.length; i++) {
      if (observers[i].observes(entry.entryType)) {
        observers[i].add(entry);
        queueTask();
      }
    }
  }

  function clear(type, name) {
    entries = ArrayPrototypeFilter(entries, (entry) => entry.entryType !== type || (name !== undefined && entry.name !== name));
  }

  function latestMark(name) {
    let found;
    for (let i = entries.length - 1; i >= 0 && found === undefined; i--) {
      if (entries[i].entryType === 'mark' && entries[i].name === name) found = entries[i];
    }
    return found;
  }

  function register(observer) {
    unregister(observer);
    ArrayPrototypePush(observers, observer);
  }

  function unregister(observer) {
    observers = ArrayPrototypeFilter(observers, (other) => other !== observer);
  }

  // https://w3c.github.io/performance-timeline/#queue-the-performanceobserver-task
  function queueTask() {
    if (!taskQueued) {
      taskQueued = true;
      host.post(() => {
        taskQueued = false;
        const present = ArrayPrototypeSlice(observers);
        for (let i = 0; i < present.length; i++) present[i].deliver(dropped);
      });
    }
  }

  return {
    __proto__: null, queue, clear, latestMark, register, unregister, queueTask, select,
    getEntries: (name, type) => select(entries, name, type),
  };
})
