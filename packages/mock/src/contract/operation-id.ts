/** Id of an operation of the description. The build writes them out, one by one, for editors. */
export type OperationId = string;
