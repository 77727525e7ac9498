export function PushesView() {
  return null;
}
