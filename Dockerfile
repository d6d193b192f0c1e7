# Builds with all packages, runs with those that are needed, as a user without rights. Debian: the reading model's
# runtime wants glibc, so an Alpine image would answer without the model.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/onnxruntime-node/bin/napi-v6/darwin node_modules/onnxruntime-node/bin/napi-v6/win32

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json /app/LICENSE ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
COPY --from=build --chown=node:node /app/models ./models
COPY --from=build --chown=node:node /app/data ./data
USER node
# Your own articles: mount them and set DATELINE_CORPUS=/articles. What is built from them goes into the volume.
VOLUME /app/data/index
# What servers have of their own: their articles, settings and feedback.
ENV DATELINE_DATA=/app/data/servers DATELINE_CACHE=/app/data/index/own
RUN mkdir -p /app/data/servers
VOLUME /app/data/servers
STOPSIGNAL SIGTERM
# Only where DATELINE_HEALTH_PORT is set there is something to look at.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "const p=process.env.DATELINE_HEALTH_PORT;if(p)fetch(`http://127.0.0.1:${p}/healthz`).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Not through npm: signals must reach the program.
CMD ["node", "dist/dateline.js", "bot"]
