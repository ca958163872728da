import { keepsWhatIsNewest } from "../contracts/keeps-what-is-newest.ts";
import { fakeReadModel } from "../fakes.ts";
import { sorted } from "../view-rows.ts";

keepsWhatIsNewest(async () => {
  const { record, rows } = fakeReadModel();
  return { record, rows: async () => sorted(rows()) };
}, 200);
