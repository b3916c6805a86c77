/** What selfsame uses of `WebAssembly`, which belongs to every engine and to no edition of ECMAScript. */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean
  compile(bytes: Uint8Array): Promise<WasmModule>
  readonly Module: new (bytes: Uint8Array) => WasmModule
  readonly Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => WasmMemory
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: object }
}

/** Compiled code; a worker can be sent it. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string
}

/** Memory of one instance, or shared by several; a worker can be sent it where it is shared. */
export interface WasmMemory {
  /** Another one after growth. */
  readonly buffer: ArrayBufferLike
  /** @throws RangeError where there is no more */
  grow(pages: number): number
}

/** What packages for tools declare of it is not asked: it differs from one set of their versions to the next. */
const host = globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi }

/** `undefined` where the engine lacks it. */
export const webAssembly: WebAssemblyApi | undefined = host.WebAssembly
