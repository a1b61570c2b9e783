import { ProtocolReader } from './ProtocolReader';
import { ProtocolWriter } from './ProtocolWriter';
import { nextTurn } from './Turns';

/** From so many bytes on, an answer is read in a turn of its own: several may arrive at the same time. */
const LONG_BYTES = 30_000;

/** The versions of one API that a broker advertises (ApiVersions). */
export interface VersionRange {
  minVersion: number;
  maxVersion: number;
}

/** One request of the Kafka protocol, in all versions that we speak. */
export interface ApiCall<Request, Response> {
  key: number;
  name: string;
  minVersion: number;
  maxVersion: number;
  /** First version with compact types and tagged fields (KIP-482). */
  flexibleFrom: number;
  encode(writer: ProtocolWriter, request: Request, version: number): void;
  decode(reader: ProtocolReader, version: number): Response;
  /** The same, letting the event loop come round, for requests whose answer has no limit. */
  decodeLong?(reader: ProtocolReader, version: number): Promise<Response>;
}

/**
 * The newest version that both sides speak; `undefined` when there is none, or
 * when the broker does not know the API.
 */
export function chooseVersion(
  call: Pick<ApiCall<never, unknown>, 'minVersion' | 'maxVersion'>,
  offered: VersionRange | undefined,
): number | undefined {
  if (!offered) return undefined;
  const version = Math.min(call.maxVersion, offered.maxVersion);
  return version >= Math.max(call.minVersion, offered.minVersion)
    ? version
    : undefined;
}

/**
 * The body of a request as it goes over a kafkajs connection. kafkajs writes
 * request header v1; header v2 of a flexible version is that plus an empty
 * section of tagged fields, so the section goes to the front of the body.
 */
export function encodeBody<Request>(
  call: ApiCall<Request, unknown>,
  request: Request,
  version: number,
): Buffer {
  const writer = new ProtocolWriter(version >= call.flexibleFrom);
  writer.endStruct();
  call.encode(writer, request, version);
  return writer.toBuffer();
}

/**
 * Reads an answer from which kafkajs took the correlation id; response header
 * v1 of a flexible version leaves a section of tagged fields in front.
 */
export function decodeBody<Response>(
  call: ApiCall<never, Response>,
  payload: Buffer,
  version: number,
): { response: Response; throttleMs: number } {
  const reader = new ProtocolReader(payload, version >= call.flexibleFrom);
  reader.endStruct();
  const response = call.decode(reader, version);
  return { response, throttleMs: reader.throttleMs };
}

/** Reads an answer as `decodeBody` does; a long one in a turn of its own, and in pieces where its request knows how. */
export async function decodeBodyInTurns<Response>(
  call: ApiCall<never, Response>,
  payload: Buffer,
  version: number,
): Promise<{ response: Response; throttleMs: number }> {
  if (payload.length < LONG_BYTES) return decodeBody(call, payload, version);
  await nextTurn();
  if (!call.decodeLong) return decodeBody(call, payload, version);
  const reader = new ProtocolReader(payload, version >= call.flexibleFrom);
  reader.endStruct();
  const response = await call.decodeLong(reader, version);
  return { response, throttleMs: reader.throttleMs };
}
