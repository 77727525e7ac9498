// The types of Express 5 hold for what is used of Express 4.
declare module "express4" {
  import express from "express";
  export default express;
}
