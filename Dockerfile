# syntax=docker/dockerfile:1
FROM node:22-slim AS build
WORKDIR /usher
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# dist/package.json: only the dependencies that the programs import; the console is bundled.
RUN npm run build && mv dist/package.json package.json && npm prune
# sbom.json: software bill of materials of the image (CycloneDX)
RUN npm sbom --sbom-format=cyclonedx > sbom.json

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data KEY_FILE=/keys/usher.key
WORKDIR /usher
COPY --from=build /usher/package.json ./
COPY --from=build /usher/node_modules ./node_modules
COPY --from=build /usher/sbom.json ./
COPY --from=build /usher/dist ./dist
RUN mkdir -m 700 /data /keys && chown node:node /data /keys
USER node
# Separate volumes for key and data: a copy of one is useless without the other.
VOLUME ["/data", "/keys"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/healthz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# Starts node directly, so that signals reach the server. The file system may be read-only, except /data and /keys.
CMD ["node", "dist/server/main.js"]
