/** This machine cannot run the runtime at all: no fault of core's. Says what is missing. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}
