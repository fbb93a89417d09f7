# syntax=docker/dockerfile:1
FROM node:22-slim AS build
WORKDIR /usher
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# What the image is made of, for those who have to know (CycloneDX): sbom.json
RUN npm run build && npm sbom --omit=dev --sbom-format=cyclonedx > sbom.json && npm prune --omit=dev

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data KEY_FILE=/keys/usher.key
WORKDIR /usher
COPY --from=build /usher/package.json ./
COPY --from=build /usher/node_modules ./node_modules
COPY --from=build /usher/sbom.json ./
COPY --from=build /usher/dist ./dist
RUN mkdir -m 700 /data /keys && chown node:node /data /keys
USER node
# The key apart from the data: a copy of one is of no use without the other.
VOLUME ["/data", "/keys"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/healthz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# Directly, so that signals reach the server. Nothing outside /data and /keys is written: the file system may be read-only.
CMD ["node", "dist/server/main.js"]
