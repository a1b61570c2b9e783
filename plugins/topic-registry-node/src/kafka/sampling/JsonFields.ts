type JsonObject = Record<string, unknown>;

/**
 * The fields of a JSON value by their names, however these join their words:
 * `tenant_id`, `tenantId` and `tenantid` are one. A value that is no object has none.
 */
export class JsonFields {
  private readonly byName: Map<string, unknown>;

  static of(value: unknown): JsonFields {
    return new JsonFields(isObject(value) ? value : {});
  }

  static sameName(a: string, b: string): boolean {
    return plain(a) === plain(b);
  }

  constructor(object: JsonObject) {
    this.byName = new Map(
      Object.entries(object).map(([name, value]) => [plain(name), value]),
    );
  }

  /** Whether the field is there with a value that is not null. */
  has(name: string): boolean {
    const value = this.byName.get(plain(name));
    return value !== undefined && value !== null;
  }

  /** A text that is not blank, or a number as text. */
  text(name: string): string | undefined {
    const value = this.byName.get(plain(name));
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  }

  object(name: string): JsonFields | undefined {
    const value = this.byName.get(plain(name));
    return isObject(value) ? new JsonFields(value) : undefined;
  }

  /** The objects one level below. */
  objects(): JsonFields[] {
    return [...this.byName.values()]
      .filter(isObject)
      .map(value => new JsonFields(value));
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
