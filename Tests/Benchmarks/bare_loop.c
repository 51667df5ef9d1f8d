// Reads every Markdown file of a folder, renders it with cmark-gfm and its extensions, and writes the HTML, on several cores.
// cmark-gfm's table of special characters belongs to the process, so each core gets a process of its own.
//
//     bare_loop SOURCE TARGET PROCESSES

#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
static const char *source, *target;
static char **paths;
static size_t count;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void *whole(void *memory) {
    if (!memory) fail("memory");
    return memory;
}

// The same place in the target, without the last `cut` characters and with an ending.
static char *in_target(const char *path, int cut, const char *ending) {
    const char *inside = path + strlen(source);
    char *result;
    if (asprintf(&result, "%s%.*s%s", target, (int)strlen(inside) - cut, inside, ending) < 0) fail("memory");
    return result;
}

// Makes each folder anew and remembers each Markdown file.
static int collect(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status;
    (void)place;
    size_t length = strlen(path);
    if (type == FTW_D) {
        char *folder = in_target(path, 0, "");
        if (mkdir(folder, 0755) && errno != EEXIST) fail(folder);
        free(folder);
    } else if (type == FTW_F && length > 3 && !strcmp(path + length - 3, ".md")) {
        paths = whole(realloc(paths, (count + 1) * sizeof *paths));
        paths[count++] = whole(strdup(path));
    }
    return 0;
}

static char *contents(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || fstat(fileno(file), &status)) fail(path);
    char *text = whole(malloc(status.st_size + 1));
    *size = fread(text, 1, status.st_size, file);
    fclose(file);
    return text;
}

static void convert(const char *path) {
    size_t size;
    char *text = contents(path, &size);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, text, size);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));

    char *output = in_target(path, 3, ".html");
    FILE *file = fopen(output, "wb");
    if (!file || fwrite(html, 1, strlen(html), file) != strlen(html) || fclose(file)) fail(output);
    free(output);
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    free(text);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: bare_loop SOURCE TARGET PROCESSES\n", stderr);
        return 2;
    }
    source = argv[1];
    target = argv[2];
    size_t processes = strtoul(argv[3], NULL, 10);
    if (nftw(source, collect, 16, 0)) fail(source);
    cmark_gfm_core_extensions_ensure_registered();
    for (size_t first = 0; first < processes; first++) {
        pid_t child = fork();
        if (child < 0) fail("fork");
        if (child) continue;
        for (size_t i = first; i < count; i += processes) convert(paths[i]);
        _exit(0);
    }
    int status, failed = 0;
    while (wait(&status) > 0) failed |= status;
    return failed != 0;
}
