import {
  RegistriesService,
  RegistryState,
} from '../services/RegistriesService';
import { ComponentsService, KnownComponent } from './ComponentsService';
import { Landscape } from './Landscape';

/** Gives the {@link Landscape} of what is in force now. */
export interface LandscapeService {
  current(): Promise<Landscape>;
}

export class DefaultLandscapeService implements LandscapeService {
  readonly #registries: RegistriesService;
  readonly #components: ComponentsService;
  // What services are called decides which Components to ask for.
  #plain?: Built & { refs: string[] };
  #linked?: Built;

  static create(options: {
    registries: RegistriesService;
    components: ComponentsService;
  }): LandscapeService {
    return new DefaultLandscapeService(options);
  }

  private constructor(options: {
    registries: RegistriesService;
    components: ComponentsService;
  }) {
    this.#registries = options.registries;
    this.#components = options.components;
  }

  async current(): Promise<Landscape> {
    const registries = await this.#registries.list();
    const plain = rebuilt(this.#plain, registries, []);
    if (!this.#plain || plain !== this.#plain) {
      const refs = refsOf(registries, plain.landscape);
      this.#plain = { ...plain, refs };
    }
    const components = await this.#components.find(this.#plain.refs);
    this.#linked = rebuilt(this.#linked, registries, components);
    return this.#linked.landscape;
  }
}

interface Built {
  from: readonly unknown[];
  landscape: Landscape;
}

// Anew only when a text, or what the catalog says, is another.
function rebuilt(
  before: Built | undefined,
  registries: RegistryState[],
  components: readonly KnownComponent[],
): Built {
  const from = [...registries.map(registry => registry.bound), ...components];
  const same =
    before?.from.length === from.length &&
    from.every((part, index) => part === before.from[index]);
  return same && before
    ? before
    : { from, landscape: new Landscape(registries, components) };
}

function refsOf(registries: RegistryState[], landscape: Landscape): string[] {
  const refs: string[] = [];
  for (const { config, bound } of registries) {
    for (const service of bound?.registry.services ?? []) {
      const { entityRef } = landscape.service(config.id, service.ref);
      if (entityRef) refs.push(entityRef);
    }
  }
  return refs;
}
