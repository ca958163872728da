import { servesWhoTriesAgain } from "../contracts/serves-who-tries-again.ts";
import { fakeProductStore } from "../fakes.ts";

servesWhoTriesAgain("a fake store", fakeProductStore);
