// Converts a dataset into the profile of a frontend, from C++.
//
//     c++ convert.cpp $(pkg-config --cflags --libs erg) -o convert
//     ./convert data.json jgf > data.jgf.json
#include <erg.h>

#include <cerrno>
#include <iostream>
#include <memory>
#include <string>

namespace {

struct free_dataset {
    void operator()(erg_dataset *d) const { erg_dataset_free(d); }
};
struct free_snapshot {
    void operator()(erg_snapshot *s) const { erg_snapshot_free(s); }
};

extern "C" int append(void *user, const char *data, size_t n)
{
    static_cast<std::string *>(user)->append(data, n);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::cerr << "usage: convert DATASET FORMAT\n";
        return 2;
    }
    erg_error err = {};
    erg_dataset *dataset = nullptr;
    erg_snapshot *snapshot = nullptr;
    const char *paths[] = {argv[1]};
    erg_code code = erg_dataset_read(&dataset, paths, 1, nullptr, &err);
    std::unique_ptr<erg_dataset, free_dataset> hold_dataset(dataset);
    if (code == ERG_OK) code = erg_snapshot_make(&snapshot, dataset, nullptr, &err);
    std::unique_ptr<erg_snapshot, free_snapshot> hold_snapshot(snapshot);
    std::string text;
    erg_output what = {};
    what.snapshot = snapshot;
    if (code == ERG_OK) code = erg_write(argv[2], &what, append, &text, &err);
    if (code != ERG_OK) {
        std::cerr << "convert: " << err.text << "\n";
        return 1;
    }
    std::cout << text;
    return 0;
}
