# syntax=docker/dockerfile:1
# The product for production; the demo and the tests need no container.

FROM node:22-bookworm-slim AS front-end
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.13-slim-bookworm AS packages
WORKDIR /build
COPY requirements/base.txt requirements/tools.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/tools.txt \
    && uv venv /opt/wams/venv \
    && uv pip sync --no-cache --require-hashes --python /opt/wams/venv/bin/python requirements/base.txt

FROM python:3.13-slim-bookworm
ENV PATH=/opt/wams/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=wams.settings.production
# Pango sets the letters on paper.
RUN apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*
# The two folders are apart on purpose: a backup of one is useless without the other.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin wams \
    && install -d -o wams -m 0700 /var/lib/wams/sleutelbos /var/lib/wams/sleutels \
    /var/lib/wams/bestanden
WORKDIR /opt/wams/app
COPY --from=packages /opt/wams/venv /opt/wams/venv
COPY --from=front-end /build/node_modules node_modules
COPY manage.py ./
COPY wams wams
COPY cases cases
COPY workplans workplans
COPY meldpunt meldpunt
COPY templates templates
# Collecting files asks for settings, not for secrets; these are thrown away with the step.
RUN SECRET_KEY=$(head -c 64 /dev/urandom | base64 -w0) ALLOWED_HOSTS=build REDIS_URL=redis://build \
    DATABASE_URL=postgresql://build WAMS_KEYRING=/build WAMS_SLEUTELS=/build WAMS_BESTANDEN=/build \
    WAMS_SCANNER=build:3310 \
    python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf node_modules
USER wams
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "import os, urllib.request as u; \
host = os.environ['ALLOWED_HOSTS'].split(',')[0]; \
u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "wams.wsgi", "--bind", "0.0.0.0:8000", "--preload", "--workers", "3", \
     "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", \
     "--log-level", "warning"]
