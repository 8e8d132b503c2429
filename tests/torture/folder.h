/* The folder that outputs go to: what it holds, told by a number for each file, and how it
 * becomes again what it was. Included by shim.c alone. */
#ifndef TORTURE_FOLDER_H
#define TORTURE_FOLDER_H

#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *folder;
static const char *folder_before;

enum { FILES_MAX = 256 };

/* What a folder holds: a number for each file's name and bytes. Temporaries count like
 * all others. */
typedef struct content {
    uint64_t files[FILES_MAX];
    int count;
} content;

static uint64_t file_number(const char *path, const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    char whole[8192];
    unsigned char bytes[65536];
    snprintf(whole, sizeof whole, "%s/%s", path, name);
    for (const char *c = name; *c; c++)
        hash = (hash ^ (unsigned char)*c) * UINT64_C(0x100000001b3);
    FILE *file = fopen(whole, "rb");
    for (size_t n = 1; file && n > 0;) {
        n = fread(bytes, 1, sizeof bytes, file);
        for (size_t i = 0; i < n; i++)
            hash = (hash ^ bytes[i]) * UINT64_C(0x100000001b3);
    }
    if (file) fclose(file);
    return hash;
}

static int by_number(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static content content_of(const char *path)
{
    content c = {.count = 0};
    DIR *dir = opendir(path);
    if (!dir) return c;
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        if (c.count == FILES_MAX) abort();
        c.files[c.count++] = file_number(path, e->d_name);
    }
    closedir(dir);
    qsort(c.files, (size_t)c.count, sizeof *c.files, by_number);
    return c;
}

static bool is_same(const content *a, const content *b)
{
    return a->count == b->count &&
           memcmp(a->files, b->files, (size_t)a->count * sizeof *a->files) == 0;
}

static bool holds(const content *c, uint64_t number)
{
    return bsearch(&number, c->files, (size_t)c->count, sizeof number, by_number) != NULL;
}

/* Every file is an old one or a new one, whole. */
static bool is_mix(const content *now, const content *before, const content *after)
{
    for (int i = 0; i < now->count; i++)
        if (!holds(before, now->files[i]) && !holds(after, now->files[i])) return false;
    return now->count >= before->count;
}

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(to, "wb");
    for (size_t n = 1; in && out && n > 0;) {
        n = fread(bytes, 1, sizeof bytes, in);
        fwrite(bytes, 1, n, out);
    }
    if (in) fclose(in);
    if (out) fclose(out);
}

/* The folder becomes what it was before the first run. */
static void reset_folder(void)
{
    const char *paths[2] = {folder, folder_before};
    for (int pass = 0; pass < 2; pass++) {
        DIR *dir = opendir(paths[pass]);
        for (const struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
            char from[8192], to[8192];
            if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
            snprintf(from, sizeof from, "%s/%s", paths[pass], e->d_name);
            snprintf(to, sizeof to, "%s/%s", folder, e->d_name);
            if (pass == 0)
                unlink(from);
            else
                copy_file(from, to);
        }
        if (dir) closedir(dir);
    }
}

#endif
