import type { IHttpRequest, IHttpResponse } from "@stoplight/prism-http";
import type { IHttpOperation } from "@stoplight/types";

export type { IHttpOperation, IHttpRequest, IHttpResponse };
