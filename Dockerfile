# docker build -t smtpspec .
# docker run --rm -v "$PWD:/report" smtpspec audit mail.example.org --output .
FROM node:20-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY bundle.mjs tsconfig.json tsconfig.build.json ./
COPY suites ./suites
COPY runner ./runner
COPY reports ./reports
RUN npm run --silent build

# The program is a bundle: it needs nothing of node_modules.
FROM node:20-bookworm-slim
WORKDIR /opt/smtpspec
COPY package.json LICENSE ./
COPY --from=build /src/dist/bin ./dist/bin
WORKDIR /report
RUN chown node:node .
USER node
ENTRYPOINT ["node", "/opt/smtpspec/dist/bin/smtpspec.js"]
CMD ["--help"]
