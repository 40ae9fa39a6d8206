# The application: web server and worker are the same image. Needs nothing of the environment to build.
FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=cms.settings.production \
    VAR_DIR=/app/var \
    MEDIA_ROOT=/srv/media \
    LEXICON_DIR=/app/lexicon \
    PORT=8000

RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin cms \
    && mkdir -p /app/var /srv/media \
    && chown -R cms:cms /app/var /srv/media

# Joins Arabic letters in generated pictures.
RUN apt-get update && apt-get install -y --no-install-recommends libfribidi0 && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt requirements-data.txt ./
RUN pip install --disable-pip-version-check -r requirements.txt && pip install --disable-pip-version-check --no-deps -r requirements-data.txt
COPY manage.py ./
COPY locale locale
COPY cms cms
COPY concept_pages concept_pages
COPY drafts drafts
COPY home home
COPY search search

# The values are for the last of these commands alone; production settings accept no start without real ones.
RUN python manage.py compile_translations --settings cms.settings.dev \
    && python manage.py build_lexicon --settings cms.settings.dev \
    && SECRET_KEY=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \
       ALLOWED_HOSTS=build.invalid \
       DATABASE_URL=sqlite:////tmp/build.sqlite3 \
       SEARCH_URL=tantivy:///tmp/search \
       CACHE_URL=locmem:// \
       WAGTAILADMIN_BASE_URL=https://build.invalid \
       python manage.py collectstatic --noinput

USER cms
VOLUME /srv/media
EXPOSE 8000

CMD ["sh", "-c", "python manage.py migrate --noinput && python manage.py set_up && exec gunicorn cms.wsgi --bind 0.0.0.0:$PORT --workers ${WEB_CONCURRENCY:-3} --max-requests 2000 --max-requests-jitter 200 --access-logfile -"]
