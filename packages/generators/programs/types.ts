// What programs/hey-api.ts exports. It compiles only beside the client that a test generates.
export declare function signWith(
  baseUrl: string,
  key: { readonly accessKey: string; readonly accessSecret: string; readonly userId: string },
  md5: (text: string) => string,
): void;
export declare function shopNames(): Promise<readonly string[]>;
export declare function refusal(orderId: string): Promise<{ status: number; code: number | undefined; data: unknown }>;
export declare function refusedOrder(): Promise<number | undefined>;
