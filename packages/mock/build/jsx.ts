// What JSX in the console becomes.
export { createElement as h, Fragment } from "preact";
