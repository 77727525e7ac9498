/** A key set that the mock accepts. */
export interface MockCredentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
}

/** Published, built in, and obviously fake: valid for this mock only. */
export const testCredentials: MockCredentials = {
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  userId: "2100000000000",
};
