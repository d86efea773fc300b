import { Module } from '@nestjs/common';
import { SearchIndexer } from './search-indexer.js';

/** The worker's part of the search. */
@Module({ providers: [SearchIndexer] })
export class SearchModule {}
