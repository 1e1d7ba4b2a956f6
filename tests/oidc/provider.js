// An OpenID provider for the tests: whoever types a name is that person, with the roles in the name.
// Arguments: port, the product's address.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [port, product] = process.argv.slice(2);
const callback = `${product}/oauth2callback`;
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "tillit",
      client_secret: "a secret that only the tests know",
      redirect_uris: [callback],
      post_logout_redirect_uris: [callback],
    },
  ],
  claims: { openid: ["sub", "name", "roles"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["a key that only the tests know"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `Test ${id}`, roles: id.split("+").map((role) => `tillit-${role}`) }),
  }),
});
createServer(provider.callback()).listen(Number(port), "127.0.0.1", () => console.log("ready"));
