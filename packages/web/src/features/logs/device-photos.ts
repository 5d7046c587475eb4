/** Photos that wait on this device, until the entry that they belong to is sent. IndexedDB: they are too large for localStorage. */

const NAME = 'shiji-photos';
const SHELF = 'photos';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function onShelf<T>(mode: IDBTransactionMode, work: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(SHELF, mode);
      const asked = work(transaction.objectStore(SHELF));
      // Kept is what the transaction has kept.
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** False where the device has no room, or keeps nothing (private windows of old browsers). */
export async function keepPhoto(id: string, photo: Blob): Promise<boolean> {
  try {
    await onShelf('readwrite', (shelf) => shelf.put(photo, id));
    return true;
  } catch {
    return false;
  }
}

export async function keptPhoto(id: string): Promise<Blob | undefined> {
  try {
    return (await onShelf<unknown>('readonly', (shelf) => shelf.get(id))) as Blob | undefined;
  } catch {
    return undefined;
  }
}

export async function dropPhoto(id: string): Promise<void> {
  try {
    await onShelf('readwrite', (shelf) => shelf.delete(id));
  } catch {
    // What could not be removed is only in the way; the browser clears it with the site's data.
  }
}
